#!/usr/bin/env python3
"""
An experiment of Downhill, to go on with outside of the browser. It needs PyTorch and nothing else:

    python3 SCRIPT > curves.csv              one process
    python3 SCRIPT --workers 4               four processes on this machine
    torchrun --nproc_per_node 4 SCRIPT       the same, or on many machines, with GPUs by --device cuda
    python3 SCRIPT --help                    everything else

The experiment is the JSON that CONFIGURATION is read from. Weights, order of the rows, noise and dropout come from the browser's own
random streams, updates from the same formulas (the last part of this file), gradients from torch.autograd; in float64 the curves are those
of the browser but for rounding.
"""

import argparse
import array
import base64
import inspect
import json
import math
import os
import re
import socket
import subprocess
import sys
import time
import zlib

import torch
import torch.distributed as dist
import torch.nn.functional as functional

