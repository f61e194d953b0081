"""The small complete case that examples of rules change to make their point; every name and number is invented."""

from collections.abc import Mapping
from typing import Any

from poa.case import Case

EXAMPLE_CASE: Mapping[str, Any] = {
    "issues": ["late_shipment_rate"],
    "scope": "seller_fulfilled_offers",
    "marketplace": "US",
    "written_on": "2026-05-29",
    "seller": {
        "store": "Cheese Home",
        "email": "ops@cheesehome.example",
        "signatory": {"name": "Li Wei", "role": "Operations manager"},
    },
    "notice": {"received": "2026-05-14", "issues": ["late_shipment_rate"]},
    "facts": {
        "investigator": {"name": "Zhao Min", "role": "Warehouse lead"},
        "investigated_on": "2026-05-15",
        "late_orders_checked_against": "carrier_scan",
        "late_order_count": 37,
        "lsr_order_count": 412,
        "lsr_before": {"rate": 0.0898, "window_days": 30, "as_of": "2026-05-14"},
        "lsr_after_late_count": 1,
        "lsr_after_order_count": 154,
        "lsr_after": {"rate": 0.0065, "window_days": 10, "as_of": "2026-05-28"},
        "lsr_after_read_on": "2026-05-29",
    },
    "root_cause": [
        {
            "key": "typed-by-hand",
            "words": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
            "evidence": ["carrier-scans"],
        }
    ],
    "remediation": [
        {
            "words": "On 18 May 2026 Zhao Min (Warehouse lead) set our order system to send the tracking number when "
            "the label is bought.",
            "addresses": ["typed-by-hand"],
        },
        {
            "paragraph": "late_shipment_rate/remediation/measured-effect",
            "facts": {"owner": {"name": "Li Wei", "role": "Operations manager"}},
        },
    ],
    "prevention": [
        {
            "words": "Zhao Min checks the unshipped orders every working day at 10:00 and 16:00; an order with less "
            "than 6 hours left is packed first.",
            "addresses": ["typed-by-hand"],
        }
    ],
    "evidence": [
        {
            "key": "carrier-scans",
            "kind": "carrier_scans",
            "title": "The 37 orders with first carrier scan and confirmation time",
            "file": "carrier-scans.pdf",
            "issued_on": "2026-05-15",
        }
    ],
}


def example_case(changes: Mapping[str, Any]) -> Case:
    """Give the example case with parts replaced; a change of None takes a part out.

    A change of a table (`seller`, `notice`, `facts`) is merged into it, everything else replaces the part.
    """
    data = dict(EXAMPLE_CASE)
    for key, value in changes.items():
        old = data.get(key)
        merged = {**old, **value} if isinstance(old, Mapping) and isinstance(value, Mapping) else value
        data[key] = (
            {name: part for name, part in merged.items() if part is not None} if isinstance(merged, dict) else merged
        )
    return Case.from_dict({key: value for key, value in data.items() if value is not None})
