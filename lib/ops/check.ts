/** `npm run check`: the quick part of the tests (types, lint, architecture, unit), under a minute and without a database. */
import { runParts } from "./run-parts";
import { main } from "./sentence";

await main(() => runParts(process.argv.slice(2), [["types"], ["lint"], ["architecture", "unit"]]));
