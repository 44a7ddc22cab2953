import { handle } from "@/app/_server/http/handle";
import { jobActor } from "@/lib/auth/actor";
import { secretsEqual } from "@/lib/auth/tokens";
import { readAppFile } from "@/lib/cli-bridge/app-file";
import { AppError } from "@/lib/errors";
import { createAdmin } from "@/lib/people/create-admin";
import { CreateAdminInput } from "@/lib/people/input";

/** Creates an admin for `npm run admin:create`. The token proves that the command can read the app's data folder. */
export const POST = handle({
  open: true,
  body: CreateAdminInput,
  status: 201,
  run: (ctx, { body, request }) => {
    assertLocal(request);
    return createAdmin({ ...ctx, actor: jobActor("admin:create") }, body);
  },
});

function assertLocal(request: Request): void {
  const app = readAppFile();
  const authorization = request.headers.get("authorization") ?? "";
  if (!app || !secretsEqual(authorization, `Bearer ${app.token}`)) {
    throw new AppError("unauthenticated", "Only commands on this machine can do this.");
  }
}
