import { handle } from "@/app/_server/http/handle";
import { SignUpInput } from "@/lib/people/input";
import { signUp } from "@/lib/people/sign-up";

export const POST = handle({
  open: true,
  body: SignUpInput,
  status: 201,
  run: async (ctx, { body, address }) => {
    const { token, expiresAt, user } = await signUp(ctx, { ...body, address });
    return { token, expiresAt, user };
  },
});
