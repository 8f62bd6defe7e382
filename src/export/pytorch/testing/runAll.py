"""
Runs scripts in one process, since importing torch takes seconds: reads JSON [{"script": path, "argv": [...], "out": path}] from standard
input, and writes JSON [{"error": text or null, "told": standard error}] in that order.
"""
import contextlib
import io
import json
import os
import runpy
import sys
import traceback

os.environ.setdefault('OMP_NUM_THREADS', '1')
import torch

torch.set_num_threads(1)
results = []
for case in json.load(sys.stdin):
    sys.argv = [case['script'], *case['argv']]
    told, error = io.StringIO(), None
    try:
        with contextlib.redirect_stderr(told):
            runpy.run_path(case['script'], run_name='__main__')
    except SystemExit as end:
        error = None if end.code in (None, 0) else f'exit {end.code}'
    except BaseException:
        error = traceback.format_exc()
    results.append({'error': error, 'told': told.getvalue()})
json.dump(results, sys.stdout)
