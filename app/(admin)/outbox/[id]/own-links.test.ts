import { expect, it } from "vitest";
import { ownLinks } from "./own-links";

it("An email’s text links to our own pages only, each once", () => {
  const text = `Open http://localhost:3000/verify?token=a-b_c
    or http://localhost:3000/verify?token=a-b_c, not http://localhost:3000.evil.test/x nor https://elsewhere.test/.`;
  expect(ownLinks(text, "http://localhost:3000")).toEqual(["http://localhost:3000/verify?token=a-b_c"]);
});
