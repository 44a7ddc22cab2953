import { ButtonLink } from "./button";

/** A link to the next page of a list. Without `href`, on the last page, it renders nothing. */
export function MoreLink({ href }: { href: string | null }) {
  if (!href) return null;
  return (
    <p className="flex justify-center border-line border-t py-4">
      <ButtonLink href={href}>Next page</ButtonLink>
    </p>
  );
}
