// Times single recomputations, each after a pause, as when somebody changes an answer.
import init, { Bench } from "./bench.js";

const RUNS = 120;
const WARM = 10;

await init();
const bench = new Bench();
if (bench.issues() !== 0) throw new Error("the benchmark's brief has issues");
const start = performance.now();
bench.step();
const first = performance.now() - start;
const times = [];
for (let i = 0; i < WARM + RUNS; i++) {
  await new Promise((go) => setTimeout(go, 10));
  const from = performance.now();
  const sum = bench.step();
  const took = performance.now() - from;
  if (!(sum > 0.99 && sum < 1.01)) throw new Error(`shares add up to ${sum}`);
  if (i >= WARM) times.push(took);
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
window.benchmark = { runs: RUNS, draws: bench.draws(), first, best: times[0], median: at(0.5), p90: at(0.9), worst: at(1) };
