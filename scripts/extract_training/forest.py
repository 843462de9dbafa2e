"""Boosted trees as ONNX: LightGBM's nodes written as TreeEnsembleRegressor operators, sums of leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper


def _nodes(tree: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any], int, int]]:
    """The nodes of a tree: number, node, numbers of its children (0 at a leaf)."""
    counter = 0
    stack = [(0, tree)]
    while stack:
        number, node = stack.pop()
        if "split_feature" not in node:
            yield number, node, 0, 0
            continue
        left, right = counter + 1, counter + 2
        counter += 2
        yield number, node, left, right
        stack += [(left, node["left_child"]), (right, node["right_child"])]


def _floor(value: float) -> float:
    """The largest single float not above a threshold, so that single-float features fall on the same side."""
    single = np.float32(value)
    return float(np.nextafter(single, np.float32(-np.inf)) if single > value else single)


def ensemble(booster: Any, output: str, targets: int) -> onnx.NodeProto:
    """One operator for a LightGBM booster: its raw scores, `targets` a row."""
    columns: dict[str, list[Any]] = {
        name: []
        for name in (
            "nodes_treeids",
            "nodes_nodeids",
            "nodes_featureids",
            "nodes_values",
            "nodes_modes",
            "nodes_truenodeids",
            "nodes_falsenodeids",
            "target_treeids",
            "target_nodeids",
            "target_ids",
            "target_weights",
        )
    }

    def add(**row: Any) -> None:
        for name, value in row.items():
            columns[name].append(value)

    for tree_id, info in enumerate(booster.dump_model()["tree_info"]):
        for number, node, left, right in _nodes(info["tree_structure"]):
            leaf = left == 0
            add(
                nodes_treeids=tree_id,
                nodes_nodeids=number,
                nodes_featureids=0 if leaf else int(node["split_feature"]),
                nodes_values=0.0 if leaf else _floor(float(node["threshold"])),
                nodes_modes="LEAF" if leaf else "BRANCH_LEQ",
                nodes_truenodeids=left,
                nodes_falsenodeids=right,
            )
            if leaf:
                add(
                    target_treeids=tree_id,
                    target_nodeids=number,
                    target_ids=tree_id % targets,
                    target_weights=float(node["leaf_value"]),
                )
    return helper.make_node(
        "TreeEnsembleRegressor",
        ["features"],
        [output],
        domain="ai.onnx.ml",
        n_targets=targets,
        aggregate_function="SUM",
        post_transform="NONE",
        **columns,
    )


def save_forests(path: Path, forests: Any) -> None:
    """Write the judge's three models as one graph."""
    parts = (("commitment", forests.commitment, 1), ("firm", forests.firm, 1), ("kinds", forests.kinds, 5))
    width = forests.commitment.num_feature()
    graph = helper.make_graph(
        [ensemble(booster, name, targets) for name, booster, targets in parts],
        "judge",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["rows", width])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", targets]) for name, _, targets in parts],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=9), str(path))
