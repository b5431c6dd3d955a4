// A registry of one's own from nothing but a release, with every program a process of its own.

import { describeStory } from "./support/registry-story.ts";

describeStory({ fullName: "acme/registry", branch: "main", folder: undefined, genuine: true });
