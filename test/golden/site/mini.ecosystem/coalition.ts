// Mini Ecosystem (mini.ecosystem), generated from its definition. Ids are 64 hex digits, bare.
export const COALITION = {
  "name": "mini.ecosystem",
  "fingerprint": "ed7eec4600fc68e256f155516efe89d396d6c529d76928220561e4c5067a7777",
  "lattices": [
    {
      "name": "a.mainnet",
      "chainId": 10,
      "stableId": "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109"
    },
    {
      "name": "b.mainnet",
      "chainId": 11,
      "stableId": "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5"
    }
  ],
  "organisms": [],
  "confluences": [
    {
      "name": "router",
      "fingerprint": "e0bd6404c08130306c9db7821ae1ebed02bde630d1b708da7e4a0ec20a7d18f0"
    }
  ],
  "modules": {
    "atlas": {
      "fingerprint": "55efd69f02013ddb23676e763f21bacf889eea9d407c61057ba6edf4084fa698",
      "root": "6fd47e4406f6064a7e0ee2d31a31be9962f62f06473e21767c0cc9092b789597"
    },
    "almanac": null,
    "chronicle": {
      "fingerprint": "0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49",
      "root": "73727e9e9bedee8c8c3d5da36b9657d0b781a0238ddea5b42a6699a125acf9b5"
    },
    "compute": null
  },
  "ticketIssuer": null
} as const;
