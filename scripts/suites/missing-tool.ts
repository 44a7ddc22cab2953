export function missingTool(tool: string): never {
  if (process.env.CI) {
    console.error(`FAILED: ${tool} is missing, and CI needs it.`);
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
  console.log(`skipped: ${tool} is not installed.`);
  console.log("0 passed, 0 failed, 1 skipped");
  process.exit(0);
}
