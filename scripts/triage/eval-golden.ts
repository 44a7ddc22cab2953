import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureGolden } from "@/tests/golden/measure-golden";

/** `npm run -s triage:golden` prints the accuracy on the golden set; `-- --record` stores it as the new baseline. */
async function main(): Promise<void> {
  const { record } = parseArgs({ options: { record: { type: "boolean" } } }).values;
  const figures = JSON.stringify(await measureGolden(), null, 2);
  console.log(figures);
  if (record) writeFileSync(new URL("../../tests/golden/baseline.json", import.meta.url), `${figures}\n`);
}

await main();
