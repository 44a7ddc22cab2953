import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as login } from "@/app/api/auth/login/route";
import { POST as localAdmins } from "@/app/api/local/admins/route";
import { removeAppFile, writeAppFile } from "@/lib/cli-bridge/app-file";
import type { Db } from "@/lib/db/client";
import { lockFolder } from "@/lib/db/folder-lock";
import { people } from "@/lib/db/schema";
import { call } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";

let db: Db;
let server: Server;
let folder: string;
const token = "a-token-of-this-test-run";

/** Serves the route on a real port, like a running app. */
beforeAll(async () => {
  db = await testDatabase();
  folder = scratchFolder();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", async () => {
      const headers = request.headers as Record<string, string>;
      const body = Buffer.concat(chunks).toString();
      const answer = await call(localAdmins, request.url ?? "", { method: "POST", headers, body });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const announceApp = () =>
  writeAppFile({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token });

async function run(args: string[], more: Record<string, string> = {}) {
  const options = { env: { ...process.env, DATA_DIR: folder, NODE_NO_WARNINGS: "1", ...more } };
  const node = promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/admin-create.ts", ...args], options);
  return node.then(
    ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

// Each run starts a process and one creates a database: seconds alone, much more on a busy machine.
describe("npm run admin:create", { timeout: 180_000 }, () => {
  it("The command creates an admin through the running app and prints a temporary password once [S1.12]", async () => {
    announceApp();
    const { code, stdout } = await run(["--email", "First@Example.test", "--name", "First Admin"]);
    expect(code).toBe(0);
    const password = /password.*: (\S+)/.exec(stdout)?.[1];
    const [row] = await db.select().from(people).where(eq(people.email, "first@example.test"));
    expect(row).toMatchObject({ name: "First Admin", role: "admin", mustChangePassword: true });
    const body = { email: "first@example.test", password };
    expect((await call(login, "/api/auth/login", { body })).json.user).toMatchObject({
      role: "admin",
      mustChangePassword: true,
    });
    const again = await run(["--email", "first@example.test"]);
    expect([again.code, again.stderr]).toEqual([1, "There is already an account with this email address.\n"]);
    removeAppFile();
  });

  it("Without a running app the command opens the database and uses the password from the settings", async () => {
    const { code, stdout } = await run(["--email", "second@example.test"], {
      DATA_DIR: `${folder}/other`,
      ADMIN_PASSWORD: "given by the settings",
    });
    expect([code, stdout]).toEqual([
      0,
      "second@example.test is now an admin. Sign in at http://localhost:3000/sign-in\n",
    ]);
  });

  it("The command refuses a locked data folder, a missing email and an invalid email with one sentence", async () => {
    const unlock = lockFolder(folder);
    const refused = await run(["--email", "third@example.test"]);
    unlock();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/in use by process \d+/);
    expect((await run([])).stderr).toMatch(/^Enter an email/);
    expect((await run(["--email", "nobody"])).stderr).toBe("Enter a valid email address.\n");
  });
});

describe("POST /api/local/admins", () => {
  const ask = (authorization?: string) =>
    call(localAdmins, "/api/local/admins", {
      body: { name: "Eve", email: "eve@example.test" },
      headers: authorization ? { authorization } : {},
    });

  it("The route for local commands accepts only the token of the running app", async () => {
    expect((await ask(`Bearer ${token}`)).status).toBe(401);
    announceApp();
    expect((await ask()).status).toBe(401);
    expect((await ask("Bearer ")).status).toBe(401);
    expect((await ask("Bearer undefined")).status).toBe(401);
    expect((await ask(`Bearer ${token}x`)).status).toBe(401);
    expect((await ask(`Bearer ${token}`)).status).toBe(201);
    removeAppFile();
  });
});
