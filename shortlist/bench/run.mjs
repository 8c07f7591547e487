// Times HiGHS and Tierwise on the same problems, in one process, in turns, and prints a table of medians.
// Arguments: folder of the WebAssembly built for Node.js, folder of the npm package `highs`, runs.
import { createRequire } from "node:module";
import { join } from "node:path";

const [built, highs, runs] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { Bench } = require(join(built, "shortlist.js"));
const load = require(highs);

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const spread = (times) => `${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)}, ${Math.max(...times).toFixed(0)})`;
const timed = (times, run) => {
  const from = performance.now();
  const result = run();
  times.push(performance.now() - from);
  return result;
};
// HiGHS stops at a gap of a hundredth of a percent unless told otherwise: here both prove the optimum. Values are whole
// numbers, so that less than one apart is proof.
const options = { mip_rel_gap: 0, mip_abs_gap: 0.99, output_flag: false, log_to_console: false };

let failed = false;
console.log("| 10,000 candidates | HiGHS, ms | Tierwise, ms | share | optimum, proven by both |");
console.log("|---|---|---|---|---|");
for (const seed of [1, 2, 3]) {
  const solver = await load();
  const bench = new Bench(10_000, seed, false);
  const text = bench.lp();
  const [theirs, ours] = [[], []];
  let [them, us] = [];
  for (let run = 0; run < Number(runs); run++) {
    them = timed(theirs, () => solver.solve(text, options));
    us = timed(ours, () => bench.solve(Number.MAX_SAFE_INTEGER));
  }
  const same = us.proven && them.Status === "Optimal" && Math.round(them.ObjectiveValue) === us.value;
  failed ||= !same;
  const share = (100 * median(ours)) / median(theirs);
  console.log(`| seed ${seed} | ${spread(theirs)} | ${spread(ours)} | ${share.toFixed(1)}% | ${same ? us.value : `no: ${them.Status} ${them.ObjectiveValue}, ${us.value}`} |`);
}

console.log("\n| 100,000 candidates | first gap under 0.1%, ms | gap after 1 s | proven, ms |");
console.log("|---|---|---|---|");
for (const seed of [1, 2, 3]) {
  const bench = new Bench(100_000, seed, true);
  const [close, proven, gaps] = [[], [], []];
  for (let run = 0; run < Number(runs); run++) {
    const from = performance.now();
    const search = bench.begin();
    let gap = 1;
    let done = false;
    while (!done && performance.now() - from < 60_000) {
      done = search.step(200_000);
      const took = performance.now() - from;
      const now = search.gap();
      if (gap >= 0.001 && now < 0.001) close.push(took);
      if (took < 1_000) gap = now;
      else if (gaps.length === run) gaps.push(gap);
      gap = now;
    }
    if (gaps.length === run) gaps.push(gap);
    if (done) proven.push(performance.now() - from);
    search.free();
  }
  const all = (times) => (times.length === Number(runs) ? spread(times) : `${times.length} of ${runs} runs`);
  console.log(`| seed ${seed}, 20,000 second profiles | ${all(close)} | ${(100 * median(gaps)).toFixed(5)}% | ${all(proven)} |`);
}
process.exit(failed ? 1 : 0);
