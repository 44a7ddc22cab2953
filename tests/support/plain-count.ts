import type { Reporter, TestModule } from "vitest/node";

/** Prints the counts as one last line, which CI reads. */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter((module) => module.state() === "failed" && module.children.size === 0).length;
    const count = (state: string) => states.filter((each) => each === state).length;
    console.log(`\n${count("passed")} passed, ${count("failed") + broken} failed`);
  }
}
