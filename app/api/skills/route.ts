import { handle } from "@/app/_server/http/handle";
import { createSkill } from "@/lib/catalogue/create-skill";
import { CreateSkillInput, ListSkillsInput } from "@/lib/catalogue/input";
import { listSkills } from "@/lib/catalogue/queries";

export const GET = handle({ query: ListSkillsInput, run: (ctx, { query }) => listSkills(ctx, query) });

export const POST = handle({
  body: CreateSkillInput,
  creates: true,
  status: 201,
  run: (ctx, { body }) => createSkill(ctx, body),
});
