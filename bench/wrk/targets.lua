-- Asks for the targets of a file, a path and a token a line, in an order of its own. TARGETS names the file; with PLAN set, a meeting is planned there.
local targets = {}
for line in io.lines(os.getenv("TARGETS")) do
  local path, token = line:match("([^\t]+)\t(.+)")
  targets[#targets + 1] = { path, { Authorization = "Bearer " .. token, ["Content-Type"] = "application/json" } }
end

local plan = os.getenv("PLAN")
if plan == "" then plan = nil end
math.randomseed(7)

function request()
  local target = targets[math.random(#targets)]
  return wrk.format(plan and "POST" or "GET", target[1], target[2], plan)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.1f %d %.1f\n", summary.requests / summary.duration * 1e6,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99) / 1000))
end
