import { handle } from "@/app/_server/http/handle";
import { ResetPasswordInput } from "@/lib/people/input";
import { resetPassword } from "@/lib/people/reset-password";

export const POST = handle({ open: true, body: ResetPasswordInput, run: (ctx, { body }) => resetPassword(ctx, body) });
