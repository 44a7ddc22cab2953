import { mailLink } from "@/app/_auth/mail-link";
import { handle } from "@/app/_http/handle";
import { sendVerifyLink } from "@/lib/mail/send-verify-link";
import { askVerify } from "@/lib/people/ask-verify";
import { VerifyEmailInput } from "@/lib/people/input";
import { verifyEmail } from "@/lib/people/verify-email";

/** With a token, from anywhere: verifies. Without one, signed in: another link is mailed. */
export const POST = handle({
  open: true,
  body: VerifyEmailInput,
  run: async (ctx, { body: { token } }) =>
    token === undefined ? mailLink(ctx, sendVerifyLink, await askVerify(ctx)) : verifyEmail(ctx, { token }),
});
