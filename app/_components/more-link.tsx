import { ButtonLink } from "./button";

/** The next page of a list that is drawn by the server. Draws nothing on the last one. */
export function MoreLink({ href }: { href: string | null }) {
  if (!href) return null;
  return (
    <p className="flex justify-center border-line border-t py-4">
      <ButtonLink href={href}>Next page</ButtonLink>
    </p>
  );
}
