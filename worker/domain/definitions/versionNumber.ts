/** Orders versions `major.minor.patch` by their numbers, the older first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

/** The number that follows. */
export function bumped(version: string, bump: "major" | "minor" | "patch"): string {
  const { major, minor, patch } = numbersOf(version);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function numbersOf(version: string): { major: number; minor: number; patch: number } {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return { major, minor, patch };
}
