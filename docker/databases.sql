-- Run once by the postgres image, on an empty volume.
CREATE DATABASE auth;
CREATE DATABASE todo;
