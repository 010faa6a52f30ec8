-- The postgres image runs this once, on an empty volume.
CREATE DATABASE auth;
CREATE DATABASE todo;
