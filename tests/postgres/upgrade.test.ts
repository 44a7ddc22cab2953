import pg from "pg";
import { afterAll, describe } from "vitest";
import { testUpgrade } from "../upgrade/old-workspace";
import { DRIVERS, realDatabase } from "./drivers";

describe.each(DRIVERS)("A Postgres database of the earlier schema, through %s", (driver) => {
  const database = realDatabase(driver, { migrated: false });
  let client: pg.Client;
  afterAll(() => client?.end());

  testUpgrade(async () => {
    client = new pg.Client({ connectionString: database.settings.DATABASE_URL });
    await client.connect();
    return { db: database.current.db, exec: (statements) => client.query(statements) };
  });
});
