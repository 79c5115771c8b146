"""How documents about the store itself come into their states: panels, promises, reports, keys and erasures."""

import time

from lifecycle_pages import NONE
from lifecycle_stage import DAY


def far():
    """A time that is to come for a daemon that is a month ahead, too; seconds."""
    return int(time.time()) + 60 * DAY


class Records:
    """A part of the maker, which has `do`, `fresh`, `archived` and `model`."""

    def dashboard(self, state, _):
        panel = {"title": "Calls", "query": "count from outcomes since 1d every 1h", "chart": 1}
        content = {"name": self.fresh("dashboards"), "panels": [panel]}
        if state == NONE:
            return content
        self.do(None, "PutDashboard", {"dashboard": content})
        return self.archived("ArchiveDashboard", content, state)

    def compliance_report(self, state, _):
        """The report of a day; before there is one, the request for it."""
        request = {"name": self.fresh("complianceReports"), "from_time": {"seconds": DAY},
                   "to_time": {"seconds": 2 * DAY}}
        return request if state == NONE else self.do(None, "GenerateComplianceReport", request).name

    def text_erasure(self, state, _):
        """The first entry of a region that was changed since."""
        name = self.fresh("regions")
        first = self.do(None, "PutRegion", {"region": {"name": name, "time_zone": "UTC"}})
        self.do(None, "PutRegion", {"region": {"name": name, "time_zone": "Etc/GMT"}})
        content = {"revision": first.revision}
        return content if state == NONE else self.do(None, "EraseText", content).name

    def key_rotation(self, state, _):
        """A change of key; before there is one, the request for it, which says nothing."""
        return {} if state == NONE else self.do(None, "RotateSigningKey", {}).name

    def sla_target(self, state, _):
        content = {"name": self.fresh("slaTargets"), "subject": self.model(), "environment": "environments/prod",
                   "objective": 3, "threshold": 0.99, "window": 1}
        if state == NONE:
            return content
        self.do(None, "PutSlaTarget", {"sla_target": content})
        if state == "PAUSED":
            pause = {"name": content["name"], "until_time": {"seconds": far()}}
            self.do(None, "PauseSla", pause, reason="work on the network")
            return content["name"]
        return self.archived("ArchiveSlaTarget", content, state)
