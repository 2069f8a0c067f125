/**
 * `npm test`: everything, on a throw-away database. The last line is `N passed, N failed`.
 * For developers: `-- --only types,lint,unit,architecture,ops,actions,e2e,matrix`, `-- --grep <name>`, `-- --verbose`,
 * and file names after that.
 */
import { PARTS, runParts } from "./run-parts";
import { main } from "./sentence";

await main(() => runParts(process.argv.slice(2), PARTS));
