import type { NextConfig } from "next";

const config: NextConfig = {
  // Test suites build beside a running demo and need their own output folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // `npm test` checks types, so starting the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Not bundled: native and WASM packages, packages that load files beside them, and one with 28 MB of tables that
  // should be in memory only once.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "eld", "pg", "ws"],
  // Migrations are read from disk and never imported, so the tracer can't find them.
  outputFileTracingIncludes: { "/**": ["./drizzle/**"] },
  // Vercel has no embedded database; 20 MB of WASM would only slow down cold starts.
  outputFileTracingExcludes: process.env.VERCEL ? { "/**": ["./node_modules/@electric-sql/**"] } : {},
};

export default config;
