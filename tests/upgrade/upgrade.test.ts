import { describe } from "vitest";
import { emptyDatabase } from "@/tests/support/old-database";
import { testUpgrade } from "./old-workspace";

describe("An embedded data folder of the earlier schema", () => {
  testUpgrade(async () => {
    const { db, client } = await emptyDatabase();
    return { db, exec: (statements) => client.exec(statements) };
  });
});
