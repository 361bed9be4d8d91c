-- Asks for the targets of a file, in an order of its own: a path, a token and, where something is sent, the body a line. TARGETS names the file; PLAN is a
-- body for all.
local targets = {}
for line in io.lines(os.getenv("TARGETS")) do
  local path, token, body = line:match("([^\t]+)\t([^\t]+)\t?(.*)")
  targets[#targets + 1] = { path, { Authorization = "Bearer " .. token, ["Content-Type"] = "application/json" }, body ~= "" and body or nil }
end

local plan = os.getenv("PLAN")
if plan == "" then plan = nil end
math.randomseed(7)

function request()
  local target = targets[math.random(#targets)]
  local body = target[3] or plan
  return wrk.format(body and "POST" or "GET", target[1], target[2], body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.1f %d %.1f\n", summary.requests / summary.duration * 1e6,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99) / 1000))
end
