"""A denial where a plan is asked for."""

from collections.abc import Iterator

from poa.review.denials import denials
from poa.review.dispute_first import may_deny
from poa.review.levels import Level
from poa.review.originals import original_is_held
from poa.review.own_words import shown
from poa.review.rule import Hit, Rule, all_routes_but, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Look for denials, unless the issue is one that is disputed first."""
    found = list(denials(subject))
    if not found or may_deny(subject, [match.span() for match in found]) or original_is_held(subject):
        return
    for match in found:
        yield Hit(f"'{shown(match)}' denies what the notice says.", *match.span())


RULE = Rule(
    id="denies_violation",
    level=Level.ERROR,
    summary="The letter denies the violation.",
    why="A plan answers what went wrong. A letter that says nothing did has no cause to name, and is turned down.",
    source="facts.md 3.2; Z2, L1",
    hint='Say what happened: "In 4 orders returned units were put back as new (Exhibit 1)." If the notice is in error and you '
    'can show it, choose the route "dispute" and let the evidence speak.',
    check=check,
    routes=all_routes_but("dispute"),
    section="root_cause",
    flags=[
        "We did not violate any policy of Amazon.",
        "We have never sold used goods.",
        "These are false accusations.",
        "We have done nothing wrong.",
        "It was not our fault that the parcels were late.",
        "Our account was suspended by mistake.",
        "We never paid anybody for reviews.",
        "We strongly disagree with your decision.",
        example(acknowledgement=["All of our products are 100% authentic."]),
        example(case={}, root_cause=["We have not violated the policy."]),
    ],
    accepts=[
        "In 4 orders returned units were put back as new (Exhibit 1).",
        "We did not intentionally violate the policy, but our clerk confirmed 31 orders late.",  # a hedge
        "Until 15 May 2026 we thought that we did not violate the policy.",  # a mistaken belief
        "We do not deny that 37 orders were confirmed late.",
        'One comment says: "I did nothing wrong and still got a used cup."',  # another's words
        "We did not check the returned units before 15 May 2026.",
        example(prevention=["We never sell returned units as new: Zhao Min sends each one to disposal every Friday."]),
        example(prevention=["Li Wei compares each page with the policy so that we never violate it again."]),
        example(
            case={"issues": ["suspected_ip"], "notice": {"issues": ["suspected_ip"]}},
            acknowledgement=["We did not infringe the trademark; the licence is enclosed."],
            note="an issue that is disputed first",
        ),
        example(
            case={"route": "dispute"},
            acknowledgement=["We did not violate the policy; Exhibit 1 shows it."],
            note="a dispute",
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "我们从来没有违反亚马逊政策。",
                "这是不实投诉。",
                "我们没有刷单，是被冤枉的。",
                "迟发不是我们的责任。",
                "我们的产品都是正品。",
            ),
            (
                "5 月 1 日至 5 日有 31 个订单确认过晚。",
                "我们不否认有 37 个订单迟发。",
                "我们没有及时录入追踪编号。",
                "李伟每周核对页面，确保今后没有违规。",
                "5 月 15 日之前我们没有检查退货。",
                "我们以为没有违反政策，直到收到通知。",
            ),
        )
    },
)
