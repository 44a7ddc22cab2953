import { handle } from "@/app/_server/http/handle";
import { changePassword } from "@/lib/people/change-password";
import { ChangePasswordInput } from "@/lib/people/input";

export const PUT = handle({
  beforePasswordChange: true,
  body: ChangePasswordInput,
  run: (ctx, { body }) => changePassword(ctx, body),
});
