def main():
    # A name may hold what the terminal cannot show.
    sys.stdout.reconfigure(errors='backslashreplace')
    given = arguments()
    if given.workers > 1 and 'RANK' not in os.environ:
        sys.exit(start_workers(given.workers))
    device = torch.device(given.device)
    if device.type == 'cuda' and device.index is None:
        device = torch.device('cuda', int(os.environ.get('LOCAL_RANK', '0')) % torch.cuda.device_count())
    F.device = device
    Processes.begin(device)
    try:
        with torch.no_grad():
            Session(given).run()
    except BrokenPipeError:
        # Whoever read the curves has read enough; Python would complain once more when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        Processes.end()


if __name__ == '__main__':
    main()
