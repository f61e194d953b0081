"""Small cases that tests change to make their point."""

from poa.case import Case

LSR = {
    "issues": ["late_shipment_rate"],
    "scope": "seller_fulfilled_offers",
    "marketplace": "US",
    "written_on": "2026-05-29",
    "seller": {
        "store": "Cheese Home",
        "email": "ops@cheesehome.example",
        "signatory": {"name": "Li Wei", "role": "Operations manager"},
    },
    "notice": {"received": "2026-05-14"},
    "facts": {
        "investigator": {"name": "Zhao Min", "role": "Warehouse lead"},
        "investigated_on": "2026-05-15",
        "late_orders_checked_against": "carrier_scan",
        "late_order_count": 37,
        "lsr_order_count": 412,
        "lsr_before": {"rate": 0.0898, "window_days": 30, "as_of": "2026-05-14"},
    },
    "root_cause": [{"words": "One clerk typed in tracking numbers the next morning.", "key": "typed-by-hand"}],
    "remediation": [
        {
            "paragraph": "late_shipment_rate/remediation/open-orders-shipped",
            "facts": {
                "done_on": "2026-05-15",
                "open_order_count": 9,
                "owner": {"name": "Zhao Min", "role": "Warehouse lead"},
            },
            "addresses": ["typed-by-hand"],
        }
    ],
    "prevention": [{"words": "Zhao Min checks the unshipped orders every working day at 10:00 and 16:00."}],
}


def late_shipment(**changes) -> Case:
    """A short late-shipment case; a change of None takes a part out."""
    data = {**LSR, **changes}
    return Case.from_dict({key: value for key, value in data.items() if value is not None})
