// Times HiGHS and Tierwise on the same problems, in the same process, in turns. Arguments: folder of the built
// WebAssembly for Node.js, folder of the npm package `highs`, runs, candidates, persons (0 or 1), seeds.
import { createRequire } from "node:module";
import { join } from "node:path";

const [built, highs, runs, candidates, persons, ...seeds] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { Bench } = require(join(built, "shortlist_bench.js"));
const module = require(highs);
const load = module.default ?? module;

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = (times, run) => {
  const from = performance.now();
  const result = run();
  times.push(performance.now() - from);
  return result;
};
// HiGHS stops at a gap of a hundredth of a percent unless told otherwise: here both prove the optimum.
const options = { mip_rel_gap: 0, mip_abs_gap: 0.5, mip_feasibility_tolerance: 1e-9, threads: 1, output_flag: false, log_to_console: false };

const solver = await load();
for (const seed of seeds) {
  const bench = new Bench(Number(candidates), Number(seed), persons === "1");
  const text = bench.lp();
  const times = { highs: [], ours: [] };
  let theirs, ours;
  for (let run = 0; run < Number(runs); run++) {
    theirs = timed(times.highs, () => solver.solve(text, options));
    ours = timed(times.ours, () => bench.solve(Number.MAX_SAFE_INTEGER));
  }
  const optimum = Math.round(theirs.ObjectiveValue);
  console.log(JSON.stringify({
    candidates: Number(candidates), seed: Number(seed), persons: persons === "1",
    highs: median(times.highs), ours: median(times.ours), status: theirs.Status,
    optimum, value: ours.value, proven: ours.proven, same: ours.proven && theirs.Status === "Optimal" && optimum === ours.value,
  }));
}
