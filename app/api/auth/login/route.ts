import { handle } from "@/app/_server/http/handle";
import { SignInInput } from "@/lib/people/input";
import { signIn } from "@/lib/people/sign-in";

export const POST = handle({
  open: true,
  body: SignInInput,
  run: async (ctx, { body, address }) => {
    const { token, expiresAt, user } = await signIn(ctx, { ...body, address, sessionType: "bearer" });
    return { token, expiresAt, user };
  },
});
