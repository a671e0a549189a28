"""The smallest target that can be judged: RenewInstance and the operation that reads instances, in JSON, and the
provider-state protocol for two states. Standard library alone: `python3 state_server.py 8080`. It checks no signature,
knows no client tokens and is no mock of the vendor: an example to copy from, explained in ../README.md.
"""

import calendar
import json
import re
import sys
import uuid
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

# All worlds in one list: an instance knows its scope, and a request of the API finds its world by its instance.
instances = []


def refuse(status, code, message):
    return status, {"Code": code, "Message": message}


def renew(query):
    unit, period = query.get("PeriodUnit", "Month"), query.get("Period", "")
    if not re.fullmatch("Week [1-4]|Month ([1-9]|1[0-2]|24|36|48|60)", f"{unit} {period}"):
        return refuse(400, "InvalidPeriod", "The specified period is not valid.")
    found = [one for one in instances if one["instanceId"] == query.get("InstanceId")]
    if not found:
        return refuse(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist.")
    if found[0]["chargeType"] == "PostPaid":
        return refuse(403, "ChargeTypeViolation", "The operation is not permitted due to charge type of the instance.")
    if "security" in found[0]["locks"]:
        message = "The specified operation is denied as your instance is locked for security reasons."
        return refuse(403, "InstanceLockedForSecurity", message)
    end = datetime.fromisoformat(found[0]["expiredTime"])
    months = end.year * 12 + end.month - 1 + (int(period) if unit == "Month" else 0)
    day = min(end.day, calendar.monthrange(months // 12, months % 12 + 1)[1])  # in a shorter month the last day
    end = end.replace(year=months // 12, month=months % 12 + 1, day=day)
    end += timedelta(weeks=int(period) if unit == "Week" else 0)
    order = {"orderId": str(uuid.uuid4()), "status": "paid", "operation": "RenewInstance"}
    found[0].update(expiredTime=end.isoformat(), orders=[*found[0]["orders"], order])
    return 200, {"OrderId": order["orderId"]}


def read(query):
    found = [one for one in instances if one["instanceId"] in query.get("InstanceIds", "")]
    shown = [
        {
            "InstanceId": one["instanceId"],
            "Status": one["status"],
            "InstanceChargeType": one["chargeType"],
            "ExpiredTime": one["expiredTime"],
            "OperationLocks": {"LockReason": [{"LockReason": lock} for lock in one["locks"]]},
        }
        for one in found
    ]
    return 200, {"TotalCount": len(shown), "Instances": {"Instance": shown}}


def drive(call):
    """2xx with the values that the case uses; any other answer is a failed hook, and the report shows it."""
    params, state = call["params"], call.get("state")
    ours = [one for one in instances if one["scope"] == params["scope"]]
    orders = [order for one in ours for order in one["orders"]]
    if call["action"] == "observe":
        return 200, {"instances": ours, "disks": [], "orders": orders, "balance": 9000 - len(orders), "vouchers": []}
    if call["action"] == "teardown":
        instances[:] = [one for one in instances if one["scope"] != params["scope"]]
        return 200, {}
    if state == "the instance is locked for security" and ours:
        # Without an id the latest instance of the scope is meant.
        named = [one for one in ours if one["instanceId"] == params.get("instanceId")] or ours
        named[-1]["locks"].append("security")
        return 200, {}
    if state != "an instance exists":
        return 501, {"error": f"not implemented: {state}"}
    end = datetime.now(timezone.utc) + timedelta(days=params.get("expiresInDays", 30))
    given = {key: params.get(key, value) for key, value in {"status": "Running", "chargeType": "PrePaid"}.items()}
    one = {**given, "scope": params["scope"], "instanceId": f"i-{uuid.uuid4()}", "expiredTime": end.isoformat()}
    instances.append({**one, "locks": [], "orders": []})
    return 200, {"instanceId": one["instanceId"], "regionId": "region-1"}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        url, sent = urlsplit(self.path), self.rfile.read(int(self.headers.get("content-length", 0)))
        query = dict(parse_qsl(url.query))
        perform = {"RenewInstance": renew, "DescribeInstances": read}.get(query.get("Action"))
        unknown = refuse(404, "InvalidAction.NotFound", "No such operation.")
        status, body = drive(json.loads(sent)) if url.path == "/states" else perform(query) if perform else unknown
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"RequestId": str(uuid.uuid4()), **body}).encode())

    do_GET = do_POST

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8080), Handler)
    print("ready", flush=True)
    server.serve_forever()
