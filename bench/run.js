// Times single recomputations, each after a pause, as when somebody changes an answer.
import init, { Bench } from "./bench.js";

const RUNS = 120;
const WARM = 10;

await init();
const bench = new Bench();
if (bench.issues() !== 0) throw new Error("the benchmark's brief has issues");
// The preparation as the page does it: a piece at a time, between two frames. `?cold` leaves it out.
let prepared = 0;
let piece = 0;
for (let more = !location.search.includes("cold"); more; ) {
  await new Promise((go) => setTimeout(go, 4));
  const from = performance.now();
  more = bench.prepare();
  const took = performance.now() - from;
  prepared += took;
  piece = Math.max(piece, took);
}
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
window.benchmark = { runs: RUNS, draws: bench.draws(), prepared, piece, first, best: times[0], median: at(0.5), p90: at(0.9), worst: at(1) };
