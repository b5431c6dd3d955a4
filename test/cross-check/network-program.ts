// A program that joins the universe with only a constant, up to what works without a network.

export const NETWORK_PROGRAM = `mod coalition;

use coalition::{COALITION, PEER_HINTS, PeerHint, UNIVERSE};
use mosaik::iroh::EndpointAddr;
use mosaik::{Network, discovery};

fn main() {
    let peers: Vec<EndpointAddr> = PEER_HINTS.iter().filter_map(PeerHint::endpoint).collect();
    let discovery = discovery::Config::builder().with_bootstrap(peers.clone());
    let network = Network::builder(UNIVERSE).with_discovery(discovery);
    // What is left to do is \`network.build().await\`.
    drop(network);
    println!("network {UNIVERSE}");
    for EndpointAddr { id, addrs } in peers {
        let mut words = vec!["peer".to_string(), id.to_string()];
        words.extend(addrs.into_iter().map(|it| match it {
            mosaik::iroh::TransportAddr::Ip(socket) => socket.to_string(),
            mosaik::iroh::TransportAddr::Relay(url) => url.to_string(),
            _ => "of another kind".to_string(),
        }));
        println!("{}", words.join(" "));
    }
    for it in COALITION.confluences {
        if let Some(id) = it.derived() {
            println!("{} {id}", it.name);
        }
    }
    if let Some(atlas) = COALITION.modules.iter().find(|it| it.name == "atlas") {
        println!("atlas {}", atlas.derived().expect("its bytes are published"));
    }
}
`;
