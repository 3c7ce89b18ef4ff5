"""Writes pytorch.json: what PyTorch computes for the layers, losses and optimisers of Sources/Neural, in float64.

Run: python dump.py > pytorch.json      (see README.md for the versions)
"""
import json
import torch
from torch import nn

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99]
HEADS, ROWS, INPUTS, CANDIDATES, KAPPA = 3, 6, 7, 4, 0.3


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


def rounded(module):
    """Parameters that float32 holds exactly, so that both sides start from the same numbers."""
    for p in module.parameters():
        p.data = p.data.float().double()
    return module


def flat(module):
    """In the order and orientation of Neural's layout: weights input-major."""
    out = []
    for m in module.modules():
        if isinstance(m, nn.Linear):
            out += [m.weight.t(), m.bias]
        elif isinstance(m, nn.LayerNorm):
            out += [m.weight, m.bias]
    return out


def listed(tensors):
    return torch.cat([t.reshape(-1) for t in tensors]).tolist()


def flat_gradients(module):
    out = []
    for m in module.modules():
        if isinstance(m, nn.Linear):
            out += [m.weight.grad.t(), m.bias.grad]
        elif isinstance(m, nn.LayerNorm):
            out += [m.weight.grad, m.bias.grad]
    return listed(out)


def model():
    net = nn.Sequential(
        nn.Linear(INPUTS, 8), nn.LayerNorm(8), nn.SiLU(),
        Residual(nn.Sequential(nn.LayerNorm(8), nn.Linear(8, 12), nn.GELU(), nn.Linear(12, 8))),
        nn.Tanh(), nn.Linear(8, 9), nn.Softplus(threshold=1e9), nn.Linear(9, 9), nn.ReLU(),
        nn.Linear(9, HEADS * (len(LEVELS) + CANDIDATES)))
    for m in net.modules():
        if isinstance(m, nn.LayerNorm):
            nn.init.normal_(m.weight, 1, 0.3)
            nn.init.normal_(m.bias, 0, 0.3)
    return rounded(net)


def quantiles(raw, gates):
    raw = raw.reshape(-1, HEADS, len(LEVELS) + CANDIDATES)
    levels, logits = raw[:, :, :len(LEVELS)], raw[:, :, len(LEVELS):]
    weights = torch.softmax(torch.cat([torch.zeros(ROWS, HEADS, 1), logits], dim=2), dim=2)
    centre = (weights[:, :, 1:] * candidates).sum(dim=2, keepdim=True)
    unit = units.reshape(ROWS, HEADS, 1)
    spreads = nn.functional.softplus(levels[:, :, 1:], threshold=1e9) * unit
    steps = torch.cat([centre + unit * levels[:, :, :1], spreads], dim=2)
    return torch.cumsum(steps * (gates * gates).reshape(1, HEADS, 1), dim=2)


def pinball(q, y, kappa):
    tau = torch.tensor(LEVELS).reshape(1, 1, -1)
    u = y.unsqueeze(2) - q
    huber = u.abs() if kappa == 0 else torch.where(u.abs() < kappa, u * u / (2 * kappa), u.abs() - kappa / 2)
    return (torch.where(u < 0, 1 - tau, tau) * huber).sum()


def loss_of(net, gates, x, y, kappa):
    return pinball(quantiles(net(x), gates), y, kappa) / ROWS


def optimise(kind, clip, decay):
    """Ten steps from one start; answers the losses, the norms and the last parameters."""
    torch.manual_seed(11)
    net = model()
    gates = nn.Parameter(torch.tensor([0.9, -0.7, 0.5]).float().double())
    start = listed(flat(net))
    optimiser = kind(list(net.parameters()) + [gates], lr=0.01, weight_decay=decay)
    losses, norms = [], []
    for _ in range(10):
        optimiser.zero_grad()
        loss = loss_of(net, gates, x, y, KAPPA)
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(list(net.parameters()) + [gates], clip).item())
        optimiser.step()
        losses.append(loss.item())
    return {"start": start, "losses": losses, "norms": norms, "parameters": listed(flat(net)), "gates": gates.tolist()}


def short(value):
    """Nine digits, enough for float32; what float32 cannot hold becomes 0."""
    if isinstance(value, dict):
        return {k: short(v) for k, v in value.items()}
    if isinstance(value, list):
        return [short(v) for v in value]
    if isinstance(value, float):
        return 0.0 if abs(value) < 1e-30 else float(f"{value:.9g}")
    return value


x = torch.randn(ROWS, INPUTS).float().double()
y = torch.randn(ROWS, HEADS).float().double()
candidates = torch.randn(ROWS, HEADS, CANDIDATES).float().double()
units = torch.rand(ROWS, HEADS).float().double() + 0.5
net = model()
gates = nn.Parameter(torch.tensor([0.9, -0.7, 0.5]).float().double())
x.requires_grad_()
network = {"parameters": listed(flat(net)), "gates": gates.tolist(), "inputs": x.reshape(-1).tolist(), "targets": y.reshape(-1).tolist(),
           "candidates": candidates.reshape(-1).tolist(), "units": units.reshape(-1).tolist()}
raw = net(x)
network["raw"] = raw.reshape(-1).tolist()
network["quantiles"] = quantiles(raw, gates).reshape(-1).tolist()
network["plain_loss"] = loss_of(net, gates, x, y, 0).item()
loss = loss_of(net, gates, x, y, KAPPA)
loss.backward()
network["loss"] = loss.item()
network["gradients"] = flat_gradients(net)
network["gate_gradients"] = gates.grad.tolist()
network["input_gradients"] = x.grad.reshape(-1).tolist()
x = x.detach()

points = torch.tensor([-30.0, -8.0, -2.5, -1.0, -0.1, 0.1, 0.7, 1.0, 3.0, 9.0, 30.0])
activations = {}
for name, f in {"relu": nn.ReLU(), "gelu": nn.GELU(), "silu": nn.SiLU(), "tanh": nn.Tanh(), "softplus": nn.Softplus(threshold=1e9)}.items():
    p = points.clone().requires_grad_()
    v = f(p)
    v.sum().backward()
    activations[name] = {"values": v.tolist(), "slopes": p.grad.tolist()}

logits = torch.tensor([1.5, -0.25, 80.0, 0.75, -3.0], requires_grad=True)
allowed = [True, True, False, True, False]
masked = logits.masked_fill(~torch.tensor(allowed), float("-inf"))
entropy = nn.functional.cross_entropy(masked.unsqueeze(0), torch.tensor([3]))
entropy.backward()

print(json.dumps(short({
    "torch": torch.__version__, "levels": LEVELS, "heads": HEADS, "rows": ROWS, "width": INPUTS, "candidates": CANDIDATES, "kappa": KAPPA,
    "network": network, "points": points.tolist(), "activations": activations,
    "cross_entropy": {
        "logits": logits.tolist(), "allowed": allowed, "choice": 3, "loss": entropy.item(),
        "probabilities": torch.softmax(masked, 0).tolist(), "gradient": logits.grad.tolist()},
    "adam": optimise(torch.optim.Adam, 1e9, 0.1),
    "adamw": optimise(torch.optim.AdamW, 0.8, 0.1),
}), indent=None, separators=(",", ":")))
