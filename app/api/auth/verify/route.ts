import { mailLink } from "@/app/_server/auth/mail-link";
import { handle } from "@/app/_server/http/handle";
import { sendVerifyLink } from "@/lib/mail/send-verify-link";
import { VerifyEmailInput } from "@/lib/people/input";
import { requestVerification } from "@/lib/people/request-verification";
import { verifyEmail } from "@/lib/people/verify-email";

/** Verifies the email address that belongs to the token. Without a token, mails a new link to the signed-in person. */
export const POST = handle({
  open: true,
  body: VerifyEmailInput,
  run: async (ctx, { body: { token } }) =>
    token === undefined ? mailLink(ctx, sendVerifyLink, await requestVerification(ctx)) : verifyEmail(ctx, { token }),
});
