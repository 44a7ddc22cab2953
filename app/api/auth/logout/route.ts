import { handle } from "@/app/_server/http/handle";
import { signOut } from "@/lib/people/sign-out";

export const POST = handle({ beforePasswordChange: true, run: (ctx) => signOut(ctx) });
