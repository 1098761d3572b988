import { checkRows } from "../support/conditionTable";

describe("IP address condition operators", () => {
  checkRows([
    ["IpAddress", "203.0.113.0/24", "203.0.113.0", true],
    ["IpAddress", "203.0.113.0/24", "203.0.113.255", true],
    ["IpAddress", "203.0.113.0/24", "203.0.114.0", false],
    ["IpAddress", "203.0.113.77/24", "203.0.113.5", true],
    ["IpAddress", "203.0.113.5", "203.0.113.5", true],
    ["IpAddress", "203.0.113.5", "203.0.113.6", false],
    ["IpAddress", "0.0.0.0/0", "8.8.8.8", true],
    ["IpAddress", ["203.0.113.0/24", "2001:DB8:1234:5678::/64"], "2001:db8:1234:5678::9", true],
    ["IpAddress", ["203.0.113.0/24", "2001:DB8:1234:5678::/64"], "2001:db8:1234:5679::9", false],
    ["IpAddress", "2001:DB8::1", "2001:db8:0:0:0:0:0:1", true],
    ["IpAddress", "2001:DB8::1", "2001:db8::2", false],
    ["IpAddress", "203.0.113.0/24", "somewhere", false],
    ["IpAddress", "203.0.113.0/24", undefined, false],
    ["NotIpAddress", "203.0.113.0/24", "203.0.114.0", true],
    ["NotIpAddress", ["203.0.113.0/24", "203.0.114.0/24"], "203.0.114.0", false],
    ["NotIpAddress", "203.0.113.0/24", undefined, true],
  ]);
});
