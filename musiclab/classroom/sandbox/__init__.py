"""Running a student's code where it can do no harm: a process with limits on time, memory, files, processes and the network."""
