//! Random histories on up to four devices: each has a first copy that is written out
//! late and a database that is written at once, a clock of its own that may run
//! backwards by a day, and crashes; what they tell each other comes in any order,
//! twice, late or never. At the end all agree, nothing a database had acknowledged is
//! missing, and nothing deleted is back.

#![allow(missing_docs)]

use hamstretch_core::diary::{Clock, Records, Version};
use proptest::prelude::*;
use std::collections::BTreeMap;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const START_MS: u64 = 1_795_000_000_000;

#[derive(Clone, Debug)]
enum Step {
    /// A device writes a value, or deletes, under one of a few names.
    Put(usize, u8, bool),
    Erase(usize),
    /// A device's clock jumps by so many minutes, at most a day, either way.
    Jump(usize, i64),
    /// The browser writes the first copy out.
    WriteOut(usize),
    /// Killed and opened again: memory is what the two stores come to.
    Crash(usize),
    /// A device sends all it has as a file.
    Send(usize),
    /// A device reads one of the files sent so far, whichever.
    Receive(usize, usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    let device = 0..4_usize;
    prop_oneof![
        6 => (device.clone(), 0..4_u8, prop::bool::weighted(0.7)).prop_map(|(d, k, v)| Step::Put(d, k, v)),
        1 => device.clone().prop_map(Step::Erase),
        1 => (device.clone(), -1440..1440_i64).prop_map(|(d, m)| Step::Jump(d, m)),
        2 => device.clone().prop_map(Step::WriteOut),
        2 => device.clone().prop_map(Step::Crash),
        2 => device.clone().prop_map(Step::Send),
        4 => (device, 0..12_usize).prop_map(|(d, f)| Step::Receive(d, f)),
    ]
}

type Stored = Vec<(String, String)>;

#[derive(Default)]
struct Device {
    memory: Records,
    clock: Clock,
    now_ms: u64,
    /// `localStorage`: what the page wrote, and what of it is on the disk.
    local: Records,
    local_on_disk: Stored,
    /// IndexedDB with strict durability.
    database: Stored,
}

impl Device {
    fn version(&mut self, node: u32) -> Version {
        self.now_ms += 1;
        self.clock.next(self.now_ms, node)
    }

    /// As the app does after each change: both stores are given what they lack.
    fn save(&mut self) {
        let mut database: BTreeMap<String, String> = self.database.drain(..).collect();
        let before: Stored = database.clone().into_iter().collect();
        for (name, text) in self.memory.missing_in(&before) {
            match text {
                Some(text) => database.insert(name, text),
                None => database.remove(&name),
            };
        }
        self.database = database.into_iter().collect();
        self.local = self.memory.clone();
    }

    fn merge(&mut self, other: Records) {
        self.memory.merge(other);
        self.clock.observe(self.memory.newest());
        self.save();
    }

    fn crash(&mut self) {
        self.local = Records::read(self.local_on_disk.clone());
        self.memory = self.local.clone();
        self.clock = Clock::default();
        self.merge(Records::read(self.database.clone()));
    }
}

/// What must be there in the end, by all writes there were: the latest of each name,
/// where no later erasure has taken it.
#[derive(Default)]
struct Expected {
    last: BTreeMap<String, (Version, Option<String>)>,
    erased: Version,
}

impl Expected {
    fn values(&self) -> BTreeMap<&str, &str> {
        let alive = self.last.iter().filter(|(_, (at, _))| *at > self.erased);
        alive
            .filter_map(|(name, (_, value))| Some((name.as_str(), value.as_deref()?)))
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn all_devices_agree_and_nothing_is_lost_or_back(
        count in 1..=4_usize,
        steps in prop::collection::vec(any_step(), 1..40)
    ) {
        let mut devices: Vec<Device> = (0..count).map(|_| Device { now_ms: START_MS, ..Device::default() }).collect();
        let mut files: Vec<Stored> = Vec::new();
        let mut expected = Expected::default();
        for (number, step) in steps.into_iter().enumerate() {
            let node = number as u32;
            match step {
                Step::Put(device, name, is_value) => {
                    let device = &mut devices[device % count];
                    let at = device.version(node);
                    let name = format!("hamstretch.{name}");
                    let value = is_value.then(|| format!("v=1&number={number}"));
                    device.memory.put(&name, at, value.clone());
                    device.save();
                    let known = expected.last.entry(name).or_default();
                    if at > known.0 {
                        *known = (at, value);
                    }
                }
                Step::Erase(device) => {
                    let device = &mut devices[device % count];
                    let at = device.version(node);
                    device.memory.erase(at);
                    device.save();
                    expected.erased = expected.erased.max(at);
                }
                Step::Jump(device, minutes) => {
                    let device = &mut devices[device % count];
                    let by = minutes.unsigned_abs() * 60_000;
                    assert!(by <= DAY_MS);
                    device.now_ms = match minutes < 0 {
                        true => device.now_ms - by,
                        false => device.now_ms + by,
                    };
                }
                Step::WriteOut(device) => {
                    let device = &mut devices[device % count];
                    device.local_on_disk = device.local.to_stored();
                }
                Step::Crash(device) => devices[device % count].crash(),
                Step::Send(device) => files.push(devices[device % count].memory.to_stored()),
                Step::Receive(device, file) => {
                    if let Some(file) = files.get(file % files.len().max(1)).cloned() {
                        devices[device % count].merge(Records::read(file));
                    }
                }
            }
        }
        // Each device is killed, and then they tell each other all they have.
        devices.iter_mut().for_each(Device::crash);
        let all: Vec<Stored> = devices.iter().map(|device| device.memory.to_stored()).collect();
        for device in &mut devices {
            for stored in &all {
                device.merge(Records::read(stored.clone()));
            }
        }
        for device in &devices {
            prop_assert_eq!(&device.memory, &devices[0].memory);
            let values: BTreeMap<&str, &str> = device.memory.values().collect();
            prop_assert_eq!(&values, &expected.values());
        }
    }
}
