// A new registry made only from a release, with every program in its own process.

import { describeStory } from "./support/registry-story.ts";

describeStory({ fullName: "acme/registry", branch: "main", folder: undefined, genuine: true });
