/** `npm run bench`: CPU time per request against the same SQL by hand, plans of the long lists, weight of the pages. */
import { bench } from "@/tests/bench/run";
import { main } from "./sentence";

await main(() => bench(process.argv.slice(2)));
