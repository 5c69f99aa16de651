"""Where organizations stand: forces along partnerships. Only + - * / and square roots, so the result is the same everywhere."""

from math import sqrt

TIE = 95.0       # wanted length of a partnership
APART = 58.0     # least distance of two organizations
ROUNDS = 260
REPEL = 1.8      # how strongly any two keep away from each other


def spread(start, ties):
    """Positions by id from `start` {id: (x, y)} and `ties` [(id, id)], rounded to a tenth."""
    ids = sorted(start)
    index = {id: i for i, id in enumerate(ids)}
    xs = [start[id][0] for id in ids]
    ys = [start[id][1] for id in ids]
    pairs = [(index[a], index[b]) for a, b in ties]
    for round in range(ROUNDS):
        step_by_forces(xs, ys, pairs, most=60.0 * (1 - round / ROUNDS) + 1)
    for _ in range(60):
        push_apart(xs, ys)
    middle_x, middle_y = sum(xs) / len(ids), sum(ys) / len(ids)
    return {id: (round_to_tenth(xs[i] - middle_x), round_to_tenth(ys[i] - middle_y)) for i, id in enumerate(ids)}


def round_to_tenth(value):
    return int(value * 10 + (0.5 if value >= 0 else -0.5)) / 10


def step_by_forces(xs, ys, pairs, most):
    count = len(xs)
    fx = [-0.9 * x for x in xs]     # wider than high
    fy = [-1.5 * y for y in ys]
    for i in range(count):
        for j in range(i):
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            square = dx * dx + dy * dy + 1
            push = REPEL * TIE * TIE / square
            fx[i] += dx * push
            fy[i] += dy * push
            fx[j] -= dx * push
            fy[j] -= dy * push
    for i, j in pairs:
        dx, dy = xs[i] - xs[j], ys[i] - ys[j]
        pull = sqrt(dx * dx + dy * dy) / TIE
        fx[i] -= dx * pull
        fy[i] -= dy * pull
        fx[j] += dx * pull
        fy[j] += dy * pull
    for i in range(count):
        length = sqrt(fx[i] * fx[i] + fy[i] * fy[i]) + 1e-9
        move = min(most, length * 0.05) / length
        xs[i] += fx[i] * move
        ys[i] += fy[i] * move


def push_apart(xs, ys):
    for i in range(len(xs)):
        for j in range(i):
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            distance = sqrt(dx * dx + dy * dy) + 1e-9
            if distance < APART:
                shift = (APART - distance) / 2 / distance
                xs[i] += dx * shift
                ys[i] += dy * shift
                xs[j] -= dx * shift
                ys[j] -= dy * shift
