/** On a user's machine a lane whose tool is missing is skipped, by name; in CI that is a failure. */
export function missingTool(what: string): never {
  if (process.env.CI) {
    console.error(`FAILED: ${what} is missing, and CI must have it.`);
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
  console.log(`skipped: ${what} is not installed on this machine.`);
  console.log("0 passed, 0 failed, 1 skipped");
  process.exit(0);
}
