"""Stands for the implementation that is to be judged: RenewInstance and the operation that reads instances, in JSON. It
checks no signature, knows no client tokens and is no mock of the vendor; the owner's part is in state_server.py.
"""

import calendar
import re
import uuid
from datetime import datetime, timedelta, timezone

instances = {}


def create_instance(params):
    end = datetime.now(timezone.utc) + timedelta(days=params.get("expiresInDays", 30))
    one = {key: params.get(key, value) for key, value in {"status": "Running", "chargeType": "PrePaid"}.items()}
    one |= {"instanceId": f"i-{uuid.uuid4()}", "expiredTime": end.isoformat(), "locks": [], "orders": []}
    instances[one["instanceId"]] = one
    return one


def refuse(status, code, message):
    return status, {"Code": code, "Message": message}


def renew(query):
    unit, period = query.get("PeriodUnit", "Month"), query.get("Period", "")
    if not re.fullmatch("Week [1-4]|Month ([1-9]|1[0-2]|24|36|48|60)", f"{unit} {period}"):
        return refuse(400, "InvalidPeriod", "The specified period is not valid.")
    one = instances.get(query.get("InstanceId"))
    if one is None:
        return refuse(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist.")
    if one["chargeType"] == "PostPaid":
        return refuse(403, "ChargeTypeViolation", "The operation is not permitted due to charge type of the instance.")
    if "security" in one["locks"]:
        message = "The specified operation is denied as your instance is locked for security reasons."
        return refuse(403, "InstanceLockedForSecurity", message)
    end = datetime.fromisoformat(one["expiredTime"])
    months = end.year * 12 + end.month - 1 + (int(period) if unit == "Month" else 0)
    day = min(end.day, calendar.monthrange(months // 12, months % 12 + 1)[1])  # in a shorter month the last day
    end = end.replace(year=months // 12, month=months % 12 + 1, day=day)
    one["expiredTime"] = (end + timedelta(weeks=int(period) if unit == "Week" else 0)).isoformat()
    one["orders"].append({"orderId": str(uuid.uuid4()), "status": "paid", "operation": "RenewInstance"})
    return 200, {"OrderId": one["orders"][-1]["orderId"]}


def read(query):
    shown = [
        {
            "InstanceId": one["instanceId"],
            "Status": one["status"],
            "InstanceChargeType": one["chargeType"],
            "ExpiredTime": one["expiredTime"],
            "OperationLocks": {"LockReason": [{"LockReason": lock} for lock in one["locks"]]},
        }
        for one in instances.values()
        if one["instanceId"] in query.get("InstanceIds", "")
    ]
    return 200, {"TotalCount": len(shown), "Instances": {"Instance": shown}}


def answer_api(query):
    perform = {"RenewInstance": renew, "DescribeInstances": read}.get(query.get("Action"))
    return perform(query) if perform else refuse(404, "InvalidAction.NotFound", "No such operation.")
