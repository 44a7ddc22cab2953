import { mailLink } from "@/app/_auth/mail-link";
import { handle } from "@/app/_http/handle";
import { sendResetLink } from "@/lib/mail/send-reset-link";
import { askReset } from "@/lib/people/ask-reset";
import { AskResetInput } from "@/lib/people/input";

export const POST = handle({
  open: true,
  body: AskResetInput,
  status: 202,
  run: async (ctx, { body, address }) => mailLink(ctx, sendResetLink, await askReset(ctx, { ...body, address })),
});
