"use client";
import { useRouter } from "next/navigation";
import { SearchField } from "./search-field";

/** Keeps the search in the `search` parameter of `base`, the page's address without its cursor. */
export function SearchTermsField({ label, value, base }: { label: string; value: string; base: string }) {
  const router = useRouter();
  return (
    <SearchField
      label={label}
      value={value}
      onSearch={(query) => {
        const [path, search] = base.split("?");
        const params = new URLSearchParams(search);
        if (query) params.set("search", query);
        router.replace(params.size > 0 ? `${path}?${params}` : (path ?? ""), { scroll: false });
      }}
    />
  );
}
