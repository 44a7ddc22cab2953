import { mailLink } from "@/app/_server/auth/mail-link";
import { handle } from "@/app/_server/http/handle";
import { sendResetLink } from "@/lib/mail/send-reset-link";
import { AskResetInput } from "@/lib/people/input";
import { requestPasswordReset } from "@/lib/people/request-password-reset";

export const POST = handle({
  open: true,
  body: AskResetInput,
  status: 202,
  run: async (ctx, { body, address }) =>
    mailLink(ctx, sendResetLink, await requestPasswordReset(ctx, { ...body, address })),
});
