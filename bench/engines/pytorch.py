"""
PyTorch on one thread, driven by bench/engines/torch.ts: each line in is a command as JSON, each line out its answer.

  {"do": "create", "workload": ..., "order": ...}   starts a training, answers its number
  {"do": "run", "training": n, "steps": s}          makes s updates
  {"do": "parameters", "training": n}               answers them, laid as the workload's start
  {"do": "dispose", "training": n}                  forgets it

Arrays of numbers are base64 of their bytes, little-endian.
"""

import base64
import json
import os
import sys

import torch
from torch import nn

ACTIVATIONS = {"tanh": [nn.Tanh], "relu": [nn.ReLU], "linear": []}


def array(text, dtype):
    """A tensor of the numbers in base64."""
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=dtype)


def modules(layer):
    """One layer of the workload (bench/layers.ts) as modules; the last summing one has the parameters."""
    image, size = layer["input"], layer.get("size")
    if layer["kind"] == "max-pooling":
        return [nn.MaxPool2d(size)]
    channels = layer["output"]["channels"]
    activation = [each() for each in ACTIVATIONS[layer["activation"]]]
    if layer["kind"] == "convolution":
        return [nn.Conv2d(image["channels"], channels, size, padding=(size - 1) // 2), *activation]
    pixels = image["height"] * image["width"]
    flatten = [nn.Flatten()] if pixels > 1 else []
    return [*flatten, nn.Linear(pixels * image["channels"], channels), *activation]


class Network:
    """Plain SGD on the batches of an order, float32."""

    def __init__(self, workload, order):
        image = workload["layers"][0]["input"]
        height, width, channels = image["height"], image["width"], image["channels"]
        x = array(workload["x"], torch.float64).float()
        if height * width > 1:
            self.x = x.reshape(-1, height, width, channels).permute(0, 3, 1, 2).contiguous()
        else:
            self.x = x.reshape(-1, channels)
        y = array(workload["y"], torch.float64)
        self.rows = array(order, torch.int32).long()
        self.batch = workload["batch"]
        self.next = 0
        self.model = nn.Sequential(*[module for layer in workload["layers"] for module in modules(layer)])
        start = array(workload["start"], torch.float64).float()
        nn.utils.vector_to_parameters(start, self.model.parameters())
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=workload["rate"])
        if workload["loss"] == "softmax-cross-entropy":
            self.y = y.long()
            self.loss = nn.CrossEntropyLoss()
        else:
            self.y = y.float().reshape(-1, 1)
            self.loss = lambda out, target: ((out - target) ** 2).mean() / 2

    def run(self, steps):
        for _ in range(steps):
            rows = self.rows[self.next : self.next + self.batch]
            self.next += self.batch
            if self.next >= len(self.rows):
                self.next = 0
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(self.x[rows]), self.y[rows]).backward()
            self.optimizer.step()

    def parameters(self):
        return nn.utils.parameters_to_vector(self.model.parameters()).tolist()


class Rosenbrock:
    """Adam on Rosenbrock's function, float64."""

    def __init__(self, workload):
        self.point = torch.tensor(workload["start"], dtype=torch.float64, requires_grad=True)
        betas = (workload["beta1"], workload["beta2"])
        self.optimizer = torch.optim.Adam([self.point], lr=workload["rate"], betas=betas, eps=workload["epsilon"])

    def run(self, steps):
        for _ in range(steps):
            self.optimizer.zero_grad(set_to_none=True)
            x, y = self.point
            ((1 - x) ** 2 + 100 * (y - x * x) ** 2).backward()
            self.optimizer.step()

    def parameters(self):
        return self.point.tolist()


def blas():
    """The library of matrix products, which decides the speed of larger layers; what PyTorch was built with where none is loaded."""
    try:
        with open("/proc/self/maps") as lines:
            loaded = {os.path.basename(os.path.realpath(line.split()[-1])) for line in lines if "blas" in line or "mkl" in line}
    except OSError:
        loaded = set()
    names = sorted(loaded, key=lambda name: ("openblas" not in name and "mkl" not in name, name))
    built = [part for part in torch.__config__.show().replace(",", " ").split() if part.startswith("BLAS_INFO=")]
    return names[0] if names else "".join(built)


def main():
    torch.set_num_threads(1)
    print(json.dumps({"version": torch.__version__, "blas": blas()}), flush=True)
    trainings = {}
    for number, line in enumerate(sys.stdin):
        command = json.loads(line)
        training = trainings.get(command.get("training"))
        answer = None
        if command["do"] == "create":
            workload = command["workload"]
            is_network = workload["kind"] == "network"
            trainings[number] = Network(workload, command["order"]) if is_network else Rosenbrock(workload)
            answer = number
        elif command["do"] == "run":
            training.run(command["steps"])
        elif command["do"] == "parameters":
            answer = training.parameters()
        elif command["do"] == "dispose":
            del trainings[command["training"]]
        print(json.dumps(answer), flush=True)


main()
